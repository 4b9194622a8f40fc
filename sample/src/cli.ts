#!/usr/bin/env node
import { parseFraction } from './fraction.ts';
import { formatIngredient, parseIngredient, scale } from './ingredient.ts';

const usage = `Usage:
  portions scale TIMES INGREDIENT...   multiply every amount
  portions help                        print this text`;

/** Exit codes: 0 done, 1 an ingredient that cannot be used, 2 wrong usage. */
function main([command, ...args]: readonly string[]): number {
  switch (command) {
    case 'scale':
      return scaleCommand(args);
    case 'help':
      console.log(usage);
      return 0;
    default:
      console.error(usage);
      return 2;
  }
}

function scaleCommand([times = '', ...lines]: readonly string[]): number {
  const factor = parseFraction(times);
  if (factor === undefined || lines.length === 0) {
    console.error(usage);
    return 2;
  }
  for (const line of lines) {
    console.log(formatIngredient(scale(parseIngredient(line), factor)));
  }
  return 0;
}

process.exitCode = main(process.argv.slice(2));
