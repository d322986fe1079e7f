// Makes growthbook-conditions.jsonl: what the npm package @growthbook/growthbook says of drawn conditions and attributes.
//   npm install @growthbook/growthbook@1.8.0 && node growthbook-conditions.mjs > growthbook-conditions.jsonl
// The same rows every time: chance is seeded.
import { evalCondition } from "@growthbook/growthbook";

let state = 20261127;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const below = (n) => Math.floor(random() * n);
const one = (list) => list[below(list.length)];
const some = (list, atMost) => Array.from({ length: below(atMost + 1) }, () => one(list));

const scalars = [
  null, true, false, 0, 1, -1, 5, 10, 3.5, 1e21, 1e-7, 123456789012, 0.1, "", " ", "0", "1", "5", "10", "10.0", " 5 ",
  "0x1F", "1e1", "true", "null", "US", "us", "München", "MÜNCHEN", "straße", "ios", "iOS", "android", "premium", "a", "b",
  "Zürich", "🎸", "日本", "1.10.0", "1.9.0", "v1.2.3", "1.2.3-rc.1", "1.2.3+build", "2", "31", "[object Object]", "a,b",
];
const lists = [
  [], [1], [5], ["a"], ["a", "b"], ["A", "B"], [1, 2, 3], [null], ["US", null], [0, "", false], [[1], [2]],
  [{ size: 1 }, { size: 5, tags: ["a"] }], [{ name: "b" }], ["5"], ["premium", "ios"],
];
const objects = [
  {}, { a: 1 }, { b: 2, a: 1 }, { a: 1, b: 2 }, { a: { b: "c" } }, { "1": "x", z: [1.0, 2.50, "ü\n"] }, { city: "Zürich" },
];
const values = [...scalars, ...scalars, ...lists, ...objects];
const names = ["country", "age", "tier", "tags", "address", "version", "missing"];
const paths = [...names, "address.city", "address.a", "address.a.b", "tags.0", "tags.length", "tags.1.size"];
const regexes = [
  "^a", "b$", "^(US|us)$", "[A-Z]+", "[^a-z]", "\\d+", "^\\s*5\\s*$", "m.nchen", "^.$", "^..$", "null", "a{2,3}|u",
  "\\bios\\b", "^1\\.\\d+\\.0$", "(a|b)*,", "", "^$", "\\w{3,}", "[\\d.]+$", "ü", "stra(ß|ss)e", "[^\\W\\d]", "a/b|o/?s",
  "(?:pre|post)mium", "\\u65e5", "\\x31", "[\\ud83c]", "^(a?){3}$", "O", "[k-z]+?", "\\Bs", "^-?1$",
];
const versions = ["1.10.0", "1.9.0", "v1.2.3", "1.2.3-rc.1", "1.2.3", "2", 2, 1.5, "", "1.2.3-rc.10", "1.2.3+7", "a.b.c"];

function operator(depth) {
  switch (below(13)) {
    case 0: return { [one(["$eq", "$ne"])]: one(scalars) };
    case 1: return { [one(["$lt", "$lte", "$gt", "$gte"])]: one([0, 1, 5, 3.5, "5", "a", "US", "10", "", "ios"]) };
    case 2: return { [one(["$regex", "$regexi"])]: one(regexes) };
    case 3: return { [one(["$in", "$nin", "$ini", "$nini"])]: some(scalars, 6) };
    case 4: return { [one(["$all", "$alli"])]: [...some(scalars, 2), ...(below(4) === 0 ? [operator(depth + 1)] : [])] };
    case 5: return { $size: one([0, 1, 2, { $gt: 1 }, { $lte: 1 }, 3]) };
    case 6: return { $exists: one([true, false]) };
    case 7: return { $type: one(["string", "number", "boolean", "array", "object", "null", "undefined"]) };
    case 8: return { [one(["$veq", "$vne", "$vgt", "$vgte", "$vlt", "$vlte"])]: one(versions) };
    case 9: return { $elemMatch: one([{ $gt: 1 }, { $eq: "a" }, { size: { $gte: 5 } }, { name: "b" }, {}, { $regex: "^[a-c]" },
      { $or: [{ size: 1 }, { name: "b" }], size: { $exists: true } }, { $type: "array" }, { $not: { $in: ["a", "b"] } }]) };
    case 10: return depth > 3 ? { $exists: true } : { $not: value(depth + 1) };
    default: return { ...operator(depth + 1), ...(depth > 2 ? {} : operator(depth + 1)) };
  }
}
function value(depth) {
  return below(3) === 0 ? one(values) : operator(depth);
}
function condition(depth) {
  const made = {};
  if (depth < 3 && below(3) === 0) {
    const key = one(["$and", "$or", "$nor", "$not"]);
    made[key] = key === "$not" ? condition(depth + 1) : Array.from({ length: below(4) }, () => condition(depth + 1));
  }
  if (Object.keys(made).length === 0 || below(2) === 0) {
    made[one(paths)] = value(0);
  }
  return made;
}
function attributes() {
  const made = {};
  for (const name of names) {
    if (name !== "missing" && below(4) > 0) {
      made[name] = one({ tags: [...lists, ...lists, "a"], address: [...objects, "x"], version: versions }[name] ?? values);
    }
  }
  return made;
}

const wanted = { true: 500, false: 500 };
const rows = [];
// Chance says no more often than yes: as many of each.
while (wanted.true + wanted.false > 0) {
  const row = { condition: condition(0), attributes: attributes() };
  row.expected = evalCondition(row.attributes, row.condition);
  if (wanted[row.expected] > 0) {
    wanted[row.expected]--;
    rows.push(JSON.stringify(row));
  }
}
// Regular expressions are evaluated by code of our own: each against texts that are near to them.
const texts = [
  "a", "ab", "ba", "aa", "aaa", "US", "us", "Us", "x US", "123", "1.10.0", " 5\t", "\u00a05\u2003", "münchen", "MÜNCHEN",
  "m\nnchen", "🎸", "🎸s", "日本", "ios", "my ios app", "biosphere", "a/b", "o/s", "os", "premium", "postmium", "", "\n",
  "ſ", "\u212a", "k", "STRASSE", "straße", "abc-1", "-1", "1", "ΣΑΣ", "aab,", "_x9",
];
for (const regex of regexes) {
  for (const text of texts) {
    const row = { condition: { text: { [one(["$regex", "$regexi"])]: regex } }, attributes: { text } };
    row.expected = evalCondition(row.attributes, row.condition);
    rows.push(JSON.stringify(row));
  }
}
console.log(rows.join("\n"));
