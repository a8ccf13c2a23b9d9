/** Parts of the page that may receive the focus when the focused element inside them is removed. */
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
 * Keeps the keyboard position: when the focused element is removed from the document, the nearest part of the page
 * around it receives the focus instead of the document. Called once.
 */
export function keepFocus(): void {
  let focused: Element | undefined;
  let around: Element[] = [];
  document.addEventListener('focusin', ({ target }) => {
    focused = target as Element;
    around = partsAround(focused);
  });
  document.addEventListener('focusout', ({ target }) => {
    // Browsers differ in whether and when a removed element gets a blur event.
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
