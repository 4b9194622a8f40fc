export type Unit = 'tsp' | 'tbsp' | 'cup' | 'ml' | 'l' | 'g' | 'kg';

/** Every spelling that is read, by unit. Only words are inflected: 2 cups, but 2 ml. */
const spellings: Readonly<Record<Unit, readonly string[]>> = {
  tsp: ['tsp', 'teaspoon', 'teaspoons'],
  tbsp: ['tbsp', 'tablespoon', 'tablespoons'],
  cup: ['cup', 'cups'],
  ml: ['ml', 'millilitre', 'millilitres'],
  l: ['l', 'litre', 'litres'],
  g: ['g', 'gram', 'grams'],
  kg: ['kg', 'kilogram', 'kilograms'],
};

const bySpelling = new Map(
  Object.entries(spellings).flatMap(([unit, words]) => words.map((word) => [word, unit as Unit] as const)),
);

export function parseUnit(word: string): Unit | undefined {
  return bySpelling.get(word.toLowerCase());
}

export function formatUnit(unit: Unit, isPlural: boolean): string {
  return unit === 'cup' && isPlural ? 'cups' : unit;
}
