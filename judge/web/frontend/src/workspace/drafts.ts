import { storage } from "./storage";

const LANGUAGE_KEY = "gavel:language";

/** The reader's code of one problem, kept in this browser, a draft for each language. */
export class Drafts {
  constructor(
    private readonly name: string,
    private readonly starters: Readonly<Record<string, string>>,
  ) {}

  /** Return the draft, or the starter code where nothing was written yet. */
  code(language: string): string {
    return storage.read(this.key(language)) ?? this.starter(language);
  }

  starter(language: string): string {
    return this.starters[language] ?? "";
  }

  keep(language: string, code: string): void {
    if (code === this.starter(language)) storage.remove(this.key(language));
    else storage.write(this.key(language), code);
  }

  private key(language: string): string {
    return `gavel:code:${this.name}:${language}`;
  }
}

/** Return the language chosen last, on whatever problem, when this problem offers it; else `first`. */
export function rememberedLanguage(offered: readonly { id: string }[], first: string): string {
  const remembered = storage.read(LANGUAGE_KEY);
  return offered.find(({ id }) => id === remembered)?.id ?? first;
}

export function rememberLanguage(id: string): void {
  storage.write(LANGUAGE_KEY, id);
}
