import { csrfToken } from "../api/request";
import { isDark, onThemeChange } from "./current";
import { applyPreference, storePreference, type Preference } from "./preference";

/** Make the header's button switch between light and dark, and keep the choice here and in the profile. */
export function enableThemeSwitch(button: HTMLButtonElement): void {
  const label = (): void => {
    button.setAttribute("aria-label", isDark() ? "Switch to the light theme" : "Switch to the dark theme");
  };
  label();
  onThemeChange(label);
  button.addEventListener("click", () => {
    const preference: Preference = isDark() ? "light" : "dark";
    applyPreference(preference);
    storePreference(preference);
    const profile = button.dataset["saveTo"];
    if (profile) void saveToProfile(profile, preference);
  });
}

async function saveToProfile(url: string, preference: Preference): Promise<void> {
  try {
    await fetch(url, {
      method: "POST",
      headers: { "X-CSRFToken": csrfToken() },
      body: new URLSearchParams({ theme: preference }),
    });
  } catch {
    // Offline: this browser remembers it, the profile keeps the old one.
  }
}
