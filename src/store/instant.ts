import { z } from 'zod';

/** An instant as it is stored: ISO 8601 in UTC, "2024-12-23T14:30:00.000Z". */
export const instant = z.iso.datetime();
