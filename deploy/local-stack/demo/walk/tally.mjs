/** What a walk did, as numbers: of each thing, and of the person who did it. */
export function newTally() {
  const things = {};
  const person = {};
  const whose = { isCounted: true };
  const add = (object, key) => {
    object[key] = (object[key] ?? 0) + 1;
  };
  return {
    things,
    person,
    searches: [],
    /** @param figure of the person, where it has one */
    did(what, type, id, figure) {
      things[type] ??= {};
      things[type][id] ??= {};
      add(things[type][id], what);
      if (figure && whose.isCounted) {
        add(person, figure);
      }
    },
    /** From now on somebody else acts, whose own figures nobody looks at. */
    leave() {
      whose.isCounted = false;
    },
  };
}
