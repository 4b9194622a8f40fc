import * as z from 'zod';

/** The JSON Schema of an object, which is what a tool's input must be. */
export const toolSchema = z.looseObject({ type: z.literal('object') });
