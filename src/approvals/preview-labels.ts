import { isEntry } from '../strike/acts.ts';
import { DiscordLimit } from '../wording/limits.ts';
import type { Text } from '../wording/translator.ts';
import type { Step } from './effects.ts';

/** What the buttons of a preview say that do it: told at once, and not. Only those that there are. */
export interface PreviewLabels {
  tell?: string;
  quiet?: string;
}

/**
 * The buttons that carry a thing out, each named by what it does: the first tells the channel, and rings whom the preview
 * names. The second is there where nobody was told otherwise, or where nothing can be posted.
 *
 * @param tells whether the channel can be told at once, and whether that is to be chosen
 * @param how who would be rung: a role by its name, or so many people; undefined for nobody. And when, if not at once
 */
export function previewLabels(
  text: Text,
  { act, isUndone }: Pick<Step, 'act' | 'isUndone'>,
  tells: 'choice' | 'always' | 'never',
  { rung, time }: { rung: { role: string } | { people: string } | undefined; time?: string | undefined },
): PreviewLabels {
  const { t } = text;
  const kind = isUndone ? 'undo' : isEntry(act) ? 'entry' : 'change';
  if (tells === 'never') return { quiet: t(`preview.press.${kind}.only`) };
  const tell =
    time !== undefined
      ? t('preview.press.entry.later', { time })
      : rung
        ? 'role' in rung
          ? t(`preview.press.${kind}.ring`, rung)
          : t(`preview.press.${kind}.ringPeople`, rung)
        : t(`preview.press.${kind}.tell`);
  return {
    tell: tell.length > DiscordLimit.buttonLabel ? t(`preview.press.${kind}.tell`) : tell,
    ...(tells === 'choice' && { quiet: t(`preview.press.${kind}.quiet`) }),
  };
}
