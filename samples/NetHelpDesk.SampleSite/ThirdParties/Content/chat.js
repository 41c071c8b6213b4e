// Plays Boldchat: keeps the cookies of the real one, and offers a chat.
(() => {
  const account = document.currentScript.dataset.account;
  const visitor = Math.floor(Math.random() * 1e15);
  document.cookie = `_bcvm_vid_${account}=${visitor}; path=/; max-age=31536000; samesite=lax`;
  document.cookie = `_bcvm_vrid_${account}=${visitor + 1}; path=/; max-age=31536000; samesite=lax`;
  document.cookie = `bc_pv_end=${Date.now()}; path=/; samesite=lax`;

  const chat = document.createElement('aside');
  chat.className = 'chat';
  chat.setAttribute('aria-label', 'Chat');
  chat.textContent = 'Chat: somebody is here to help.';
  document.body.append(chat);
})();
