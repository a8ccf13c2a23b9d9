/** Parts of the page that may have the focus when what had it inside them is gone. */
const PARTS =
  'section, article, aside, nav, form, dialog, main, [role="group"], [role="status"], [tabindex="-1"]';

function partsAround(element: Element): Element[] {
  const parts: Element[] = [];
  for (let part = element.parentElement?.closest(PARTS); part; part = part.parentElement?.closest(PARTS)) {
    parts.push(part);
  }
  return parts;
}

/**
 * Keeps the keyboard's place: when the element that has the focus is taken out of the document, the nearest part of the
 * page around it gets the focus, instead of the whole document. Called once.
 */
export function keepFocus(): void {
  let focused: Element | undefined;
  let around: Element[] = [];
  document.addEventListener('focusin', ({ target }) => {
    focused = target as Element;
    around = partsAround(focused);
  });
  document.addEventListener('focusout', ({ target }) => {
    // Browsers differ in whether an element that is taken out loses the focus by an event, and in when.
    setTimeout(() => {
      if (target === focused && focused?.isConnected && document.activeElement !== focused)
        focused = undefined;
    });
  });
  new MutationObserver(() => {
    if (focused === undefined || focused.isConnected) return;
    focused = undefined;
    if (document.activeElement !== document.body) return;
    const part = around.find(({ isConnected }) => isConnected) as HTMLElement | undefined;
    part?.setAttribute('tabindex', '-1');
    part?.focus({ preventScroll: true });
  }).observe(document.body, { childList: true, subtree: true });
}
