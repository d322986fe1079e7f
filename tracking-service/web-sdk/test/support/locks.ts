/** Web Locks of one origin. What a killed tab held or waited for is given up. */
export function createLocks() {
  type Waiting = { tab: object; run: () => void };
  const held = new Map<string, object>();
  const queues = new Map<string, Waiting[]>();
  const dead = new Set<object>();
  const next = (name: string) => {
    const first = held.has(name) ? undefined : queues.get(name)?.shift();
    if (first) {
      held.set(name, first.tab);
      first.run();
    }
  };
  const free = (name: string, tab: object) => {
    if (held.get(name) === tab) {
      held.delete(name);
      next(name);
    }
  };
  return {
    of: (tab: object) => ({
      request: (name: string, work: () => Promise<unknown>) =>
        new Promise((resolve, reject) => {
          if (dead.has(tab)) {
            return;
          }
          const run = () => void work().then(resolve, reject).finally(() => free(name, tab));
          queues.set(name, [...(queues.get(name) ?? []), { tab, run }]);
          next(name);
        }),
    }),
    kill(tab: object) {
      dead.add(tab);
      queues.forEach((waiting, name) => queues.set(name, waiting.filter((one) => one.tab !== tab)));
      [...held].filter(([, holder]) => holder === tab).forEach(([name]) => free(name, tab));
    },
  };
}
