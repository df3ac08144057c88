import { EXTREMES } from "../extremes/documents.js";
import { HOSTILE } from "./hostile.js";
import type { Pool } from "./pool.js";
import type { Random } from "./random.js";
import { type Place, placesBelow, replace, type Tree, treeOf } from "./tree.js";

/** Changes drawn places of a document, with words of the pool. */
export function mutate(random: Random, pool: Pool, root: Tree): void {
  for (let left = 1 + random.below(5); left > 0; left--) {
    const places = placesBelow(root);
    if (places.length === 0) return;
    const change = new Change(random, pool, places);
    random.pick(MUTATIONS)(change, random.pick(places));
  }
}

/** Sets attributes that are read as numbers, or could be, to numbers at the ends of what fits. */
export function setExtremes(random: Random, pool: Pool, root: Tree): void {
  const numbers: { readonly element: Tree; readonly name: string }[] = [];
  for (const { element } of placesBelow(root)) {
    for (const [name, value] of Object.entries(element.attributes))
      if (name !== "id" && /^[-+]?(?:\d|INFINITY)/.test(value)) numbers.push({ element, name });
  }
  for (let left = 1 + random.below(4); left > 0 && numbers.length > 0; left--) {
    const { element, name } = random.pick(numbers);
    element.attributes[name] = random.pick(NUMBERS);
  }
  if (random.chance(20)) mutate(random, pool, root);
}

const NUMBERS = ["0", "1", "2", "3", "-1", "5s", "1h", "P1D", "1000000", "-INFINITY", "INFINITY", "99999", ...EXTREMES];

/** The element and what is below it, with other ids. */
export function withOtherIds(tree: Tree, suffix: string): Tree {
  for (const { element } of [{ element: tree }, ...placesBelow(tree)])
    if (element.attributes.id !== undefined) element.attributes.id += suffix;
  return tree;
}

/** Children that a mutation takes from elsewhere. */
const MOST_CHILDREN = 30;

class Change {
  constructor(
    readonly random: Random,
    readonly pool: Pool,
    readonly places: readonly Place[],
  ) {}

  /** A value that an attribute could have: one from elsewhere, a number, an id of this document, or something hostile. */
  value(element: Tree, name: string): string {
    const key = name === "value" && element.name === "nvpair" ? `nvpair ${element.attributes.name}` : name;
    const known = this.pool.values.get(key);
    const how = this.random.below(20);
    if (how < 11 && known !== undefined) return this.random.pick(known);
    if (how < 15) return this.random.pick(NUMBERS);
    if (how < 19) return this.random.pick(this.places).element.attributes.id ?? "";
    return this.random.pick(HOSTILE);
  }

  attributeOf({ attributes }: Tree): string | undefined {
    const names = Object.keys(attributes);
    return names.length === 0 ? undefined : this.random.pick(names);
  }

  /** An element of that name from anywhere. */
  kin(element: Tree): Tree {
    const list = this.pool.elements.get(element.name);
    return list === undefined ? element : treeOf(this.random.pick(list));
  }
}

type Mutation = (change: Change, place: Place) => void;

const drop: Mutation = (_, place) => replace(place, []);

const changeValue: Mutation = (change, { element }) => {
  const name = change.attributeOf(element);
  if (name !== undefined) element.attributes[name] = change.value(element, name);
};

const addAttribute: Mutation = (change, { element }) => {
  const name = change.random.pick(change.pool.attributes.get(element.name) ?? ["id"]);
  element.attributes[name] = change.value(element, name);
};

const dropAttribute: Mutation = (change, { element }) => {
  const name = change.attributeOf(element);
  if (name !== undefined) delete element.attributes[name];
};

/** Another option, meta attribute or parameter, with a value that it could have. */
const changePair: Mutation = (change, place) => {
  const pairs = change.places.filter(({ element }) => element.name === "nvpair");
  const { element } = pairs.length === 0 ? place : change.random.pick(pairs);
  element.attributes.name = change.random.pick(change.pool.pairNames);
  element.attributes.value = change.value(element, "value");
};

const duplicate: Mutation = ({ random }, place) =>
  replace(place, [place.element, withOtherIds(treeOf(place.element), `-${random.below(99)}`)]);

const repeat: Mutation = (_, place) => replace(place, [place.element, treeOf(place.element)]);

const exchange: Mutation = (change, place) => replace(place, [change.kin(place.element)]);

const adopt: Mutation = (change, { element }) => {
  element.children.push(...change.kin(element).children.slice(0, MOST_CHILDREN));
};

const rename: Mutation = ({ random, pool }, { element }) => {
  element.name = random.pick(pool.elementNames);
};

const move: Mutation = ({ random, places }, { element }) => {
  const other = random.pick(places);
  element.children.push(treeOf(other.element));
  if (random.chance(50)) replace(other, []);
};

const shuffle: Mutation = ({ random }, { parent }) => {
  for (let at = parent.children.length - 1; at > 0; at--) {
    const other = random.below(at + 1);
    const [one, two] = [parent.children[at], parent.children[other]];
    if (one !== undefined && two !== undefined) parent.children.splice(at, 1, two);
    if (one !== undefined && two !== undefined) parent.children.splice(other, 1, one);
  }
};

/** As often as they stand here. */
const MUTATIONS: readonly Mutation[] = [
  ...[
    changeValue,
    changeValue,
    changeValue,
    changeValue,
    addAttribute,
    addAttribute,
    changePair,
    changePair,
    changePair,
  ],
  ...[
    drop,
    drop,
    dropAttribute,
    duplicate,
    duplicate,
    exchange,
    exchange,
    exchange,
    adopt,
    repeat,
    rename,
    move,
    shuffle,
  ],
];
