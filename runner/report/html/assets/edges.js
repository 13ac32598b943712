// A table that goes on to the right fades there.

function markEdge(wide) {
  wide.classList.toggle('more', wide.scrollLeft + wide.clientWidth < wide.scrollWidth - 1);
}

const resized = new ResizeObserver((entries) => {
  for (const { target } of entries) markEdge(target);
});
for (const wide of document.querySelectorAll('.wide')) {
  resized.observe(wide);
  wide.addEventListener('scroll', () => markEdge(wide), { passive: true });
}
