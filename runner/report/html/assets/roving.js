// A table or list of links is one stop of the Tab key; the arrow keys move inside it. An element with `data-roving` is
// such a group, the attribute selects its items.

function rovingItems(group) {
  return [...group.querySelectorAll(group.dataset.roving)];
}

/** Makes one item of a group the stop: the given one, or else the former, or else the first that can be seen. */
function settle(group, chosen) {
  const items = rovingItems(group);
  const former = items.filter((item) => item.tabIndex === 0 && item.hasAttribute('tabindex'));
  const stop =
    [chosen, ...former].find((item) => item?.checkVisibility()) ??
    items.find((item) => item.checkVisibility());
  for (const item of items) {
    const index = item === stop ? 0 : -1;
    if (!item.hasAttribute('tabindex') || item.tabIndex !== index) item.tabIndex = index;
  }
}

/** The item that lies next to another one in the direction of an arrow key. */
function neighbour(items, from, key) {
  const at = from.getBoundingClientRect();
  const boxes = items
    .filter((item) => item !== from && item.checkVisibility())
    .map((item) => ({ item, box: item.getBoundingClientRect() }));
  const beside = ({ box }) => box.top < at.bottom && box.bottom > at.top;
  const nearest = (found, distance) => {
    const [first] = found.sort((a, b) => distance(a.box) - distance(b.box));
    return first?.item;
  };
  // Rows count more than columns: what is nearest below may be far to the side.
  const aside = (box) => Math.abs(box.left - at.left);
  switch (key) {
    case 'ArrowRight':
      return nearest(
        boxes.filter((each) => beside(each) && each.box.left >= at.right - 1),
        (box) => box.left,
      );
    case 'ArrowLeft':
      return nearest(
        boxes.filter((each) => beside(each) && each.box.right <= at.left + 1),
        (box) => -box.right,
      );
    case 'ArrowDown':
      return nearest(
        boxes.filter(({ box }) => box.top >= at.bottom - 1),
        (box) => 100 * box.top + aside(box) / 100,
      );
    case 'ArrowUp':
      return nearest(
        boxes.filter(({ box }) => box.bottom <= at.top + 1),
        (box) => -100 * box.bottom + aside(box) / 100,
      );
    case 'Home':
      return boxes[0]?.item;
    case 'End':
      return boxes.at(-1)?.item;
    default:
      return undefined;
  }
}

for (const group of document.querySelectorAll('[data-roving]')) {
  // The tables of rules get their links when they are opened.
  if (!group.matches('table.rules')) settle(group);
}

document.addEventListener('keydown', (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const group = event.target.closest('[data-roving]');
  if (!group || !event.target.matches(group.dataset.roving)) return;
  const next = neighbour(rovingItems(group), event.target, event.key);
  if (!next) return;
  event.preventDefault();
  settle(group, next);
  next.focus();
});
document.addEventListener('focusin', (event) => {
  const group = event.target.closest('[data-roving]');
  if (group && event.target.matches(group.dataset.roving)) settle(group, event.target);
});
