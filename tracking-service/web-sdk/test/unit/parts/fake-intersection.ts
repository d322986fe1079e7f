/** Milliseconds until a crossing is told. */
export const FRAME = 16;

/**
 * An IntersectionObserver whose world is what `shows` says: it tells crossings of its threshold only, a frame later.
 */
export class FakeIntersectionObserver {
  static readonly all = new Set<FakeIntersectionObserver>();
  private static readonly ratios = new Map<Element, number>();
  /** As the standard has it: told are crossings of the threshold, and of the edge of what is in view. */
  private readonly state = new Map<Element, string>();
  private records: IntersectionObserverEntry[] = [];
  private readonly threshold: number;

  constructor(
    private readonly callback: (entries: IntersectionObserverEntry[]) => void,
    options: { threshold?: number } = {},
  ) {
    this.threshold = options.threshold ?? 0;
    FakeIntersectionObserver.all.add(this);
  }

  /** So much of an element is in view from now on, of 1. */
  static shows(element: Element, ratio: number): void {
    this.ratios.set(element, ratio);
    this.all.forEach((observer) => observer.look(element));
  }

  static reset(): void {
    this.all.clear();
    this.ratios.clear();
  }

  observe(element: Element): void {
    this.state.set(element, '');
    this.look(element);
  }

  unobserve(element: Element): void {
    this.state.delete(element);
    this.records = this.records.filter((record) => record.target !== element);
  }

  disconnect(): void {
    this.state.clear();
    this.records = [];
    FakeIntersectionObserver.all.delete(this);
  }

  takeRecords(): IntersectionObserverEntry[] {
    return this.records.splice(0);
  }

  private look(element: Element): void {
    if (!this.state.has(element)) {
      return;
    }
    const ratio = element.isConnected ? (FakeIntersectionObserver.ratios.get(element) ?? 0) : 0;
    const isIntersecting = ratio > 0;
    const state = `${isIntersecting} ${ratio >= this.threshold}`;
    if (this.state.get(element) !== state) {
      this.state.set(element, state);
      const box = { width: 300, height: element.hasAttribute('data-empty') ? 0 : 100 };
      this.records.push({
        target: element,
        intersectionRatio: ratio,
        isIntersecting,
        boundingClientRect: box,
      } as unknown as IntersectionObserverEntry);
      setTimeout(() => {
        const records = this.takeRecords();
        if (records.length > 0) {
          this.callback(records);
        }
      }, FRAME);
    }
  }
}
