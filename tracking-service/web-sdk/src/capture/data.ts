import type { Metadata } from '../types.js';

/** The value of a data attribute here, or else on the nearest element around. */
export function nearest(element: Element, name: string): string | undefined {
  const attribute = `data-${name}`;
  return element.closest(`[${attribute}]`)?.getAttribute(attribute) || undefined;
}

/** A number, where the text is one. */
export function number(text: string | null | undefined): number | undefined {
  const value = text ? Number(text) : NaN;
  return Number.isFinite(value) ? value : undefined;
}

/** Without what is not known. */
export function known(metadata: Metadata): Metadata {
  return Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== undefined));
}
