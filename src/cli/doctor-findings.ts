import { printable } from '../platform/printable.ts';

/** One thing that was looked at. `says` is what there is, or what is wrong and what to do about it. */
export interface Finding {
  isWell: boolean;
  about: string;
  says: string;
}

export function well(about: string, says: string): Finding {
  return { isWell: true, about, says };
}

export function problem(about: string, says: string): Finding {
  return { isWell: false, about, says };
}

/** `problem  Clock: this computer is 180 s ahead of Discord: …` */
export function formatFinding({ isWell, about, says }: Finding): string {
  return printable(`${(isWell ? 'ok' : 'problem').padEnd(7)}  ${about}: ${says}`);
}
