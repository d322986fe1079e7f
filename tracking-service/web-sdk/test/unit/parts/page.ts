import { vi } from 'vitest';
import { FakeIntersectionObserver } from './fake-intersection.js';

let visible = true;
let focused = true;

/** A page that somebody looks at, with a clock of its own. */
export function page(html = ''): void {
  vi.useFakeTimers();
  vi.stubGlobal('IntersectionObserver', FakeIntersectionObserver);
  FakeIntersectionObserver.reset();
  visible = focused = true;
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => !visible });
  document.hasFocus = () => focused;
  history.replaceState(null, '', '/');
  localStorage.clear();
  document.body.innerHTML = html;
}

export function leavePage(): void {
  vi.useRealTimers();
  vi.unstubAllGlobals();
}

export function tab(isVisible: boolean): void {
  visible = isVisible;
  document.dispatchEvent(new Event('visibilitychange'));
}

export function focus(isFocused: boolean): void {
  focused = isFocused;
  dispatchEvent(new Event(isFocused ? 'focus' : 'blur'));
}

/** Time passes, and with it tasks and microtasks. */
export const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

export function element(selector: string): Element {
  const found = document.querySelector(selector);
  if (!found) {
    throw new Error(`There is no ${selector}`);
  }
  return found;
}
