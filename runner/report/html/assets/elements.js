/** An element with attributes and children. Strings become text, never markup. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.flat().filter((child) => child !== undefined));
  return made;
}

function link([text, address]) {
  return address === null ? text : element('a', { href: address, rel: 'noreferrer' }, text);
}

/** Puts a text on the clipboard. A page from a file may be refused it: then the text is selected and copied. */
async function copy(text, from) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    getSelection().selectAllChildren(from);
    document.execCommand('copy');
  }
}

async function copyBeside(button) {
  const code = button.parentElement.querySelector('code');
  await copy(code.textContent, code);
  button.textContent = 'Copied';
  announce('Copied');
  setTimeout(() => {
    button.textContent = 'Copy';
  }, 2000);
}

/** Announces a text to screen readers, which ignore everything outside an open dialog. */
function announce(text) {
  const live = document.querySelector('dialog[open] [role=status]') ?? document.querySelector('.announcer');
  if (live) live.textContent = text;
}
