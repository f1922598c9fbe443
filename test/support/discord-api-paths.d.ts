/** The list of Discord's routes by method. The package's own types are its sources, which our compiler options refuse. */
export const pathsList: Record<string, readonly string[]>;
