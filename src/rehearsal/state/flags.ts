/** No flags at all. Discord's flags are typed as enums, which have no member for zero. */
export const NO_FLAGS = 0 as never;
