// Counts this page view with the analytics script that stands before it.
window.dataLayer ??= [];
function gtag() { window.dataLayer.push(arguments); }
gtag('js', new Date());
gtag('config', 'G-HELPDESK');
