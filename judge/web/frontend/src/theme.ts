// Set the theme before the first paint. The profile's choice, which the server writes, wins over this browser's.
import { applyPreference, storedPreference } from "./theme/preference";

applyPreference(document.documentElement.dataset["profileTheme"] ?? storedPreference());
