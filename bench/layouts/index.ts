import { boxes } from './boxes.ts';
import { forms } from './forms.ts';
import { languages } from './languages.ts';
import type { Layout } from './layout.ts';
import { old } from './old.ts';
import { papers } from './papers.ts';
import { structured } from './structured.ts';
import { walls } from './walls.ts';

export type { Layout } from './layout.ts';

/** Pages of our own writing, laid out as those of many publishers are, by kind. */
export const LAYOUTS: Record<string, Layout[]> = {
  papers,
  old,
  boxes,
  structured,
  forms,
  languages,
  walls,
};
