// As much of a page as the guard of script-set cookies asks for.
let jar = [];
class Document {
  get cookie() {
    return jar.join('; ');
  }

  set cookie(text) {
    jar.push(text);
  }
}
class TextEncoder {
  encode(text) {
    return unescape(encodeURIComponent(text));
  }
}
const attributes = { 'data-granted': 'session advertising', 'data-refused': 'tracking' };
const document = new Document();
document.currentScript = { getAttribute: name => attributes[name] ?? null, hasAttribute: name => name in attributes };
document.addEventListener = () => {};
const location = { hostname: 'localhost', pathname: '/page', protocol: 'http:' };
const console = { debug() {} };

function write(text) {
  jar = [];
  document.cookie = text;
  return jar[0] ?? null;
}
