// Plays an ad network: keeps the cookie of a real one, and fills the slot in which its script stands.
(() => {
  const slot = document.currentScript.parentElement;
  document.cookie = `__gads=ID=${Math.floor(Math.random() * 1e15).toString(16)}; path=/; max-age=33696000; samesite=lax`;
  const advertisement = document.createElement('p');
  advertisement.textContent = 'Headsets that last a whole shift. From Example Ads, by your interests.';
  slot.append(advertisement);
})();
