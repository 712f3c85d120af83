/** Replaced by the real lock. */
export async function holdDataFolder(_folder: string) {}
