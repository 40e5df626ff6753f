/** What the reader chose: a fixed theme, or whatever the system says. */
export type Preference = "system" | "light" | "dark";

const KEY = "gavel:theme";

export function storedPreference(): Preference {
  try {
    return asPreference(localStorage.getItem(KEY));
  } catch {
    return "system"; // storage is switched off
  }
}

export function storePreference(preference: Preference): void {
  try {
    localStorage.setItem(KEY, preference);
  } catch {
    // Then the choice holds for this page.
  }
}

export function applyPreference(value: string): void {
  const preference = asPreference(value);
  const root = document.documentElement;
  if (preference === "system") {
    delete root.dataset["theme"];
  } else {
    root.dataset["theme"] = preference;
  }
}

function asPreference(value: string | null): Preference {
  return value === "light" || value === "dark" ? value : "system";
}
