// The view is what the filters are set to and which cell is open. It lives in the fragment of the address, so that a
// link shows it again, and back and forward walk through views.

const FILTERS = ['suite', 'runtime', 'target', 'verdict', 'outcome', 'text'];

function currentView() {
  return viewOf(location.hash);
}

/** The view that a fragment names, with its #. */
function viewOf(hash) {
  const view = Object.fromEntries(new URLSearchParams(hash.slice(1).replaceAll('+', '%2B')));
  return Object.fromEntries(
    Object.entries(view).filter(([key, value]) => value !== '' && (key === 'cell' || FILTERS.includes(key))),
  );
}

/** The address of a view: with few escapes, for people pass it on. */
function addressOf(view) {
  const parts = [...FILTERS, 'cell']
    .filter((key) => view[key])
    .map((key) => `${key}=${view[key].replace(/[%#&+\s]/g, encodeURIComponent)}`);
  return `#${parts.join('&')}`;
}

function filtersOf({ cell, ...filters }) {
  return filters;
}

/** Goes to a view: as a step of its own, or in place of the current one (`replace`). */
function goTo(view, { replace = false } = {}) {
  const address = addressOf(view);
  if (address === addressOf(currentView())) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', address);
  showView();
}
