// What the pages cannot do from the server.

/** Keeps the colours that were chosen; null forgets the choice. */
export function chooseTheme(cookie, theme) {
  document.cookie = theme
    ? `${cookie}=${theme}; path=/; max-age=31536000; samesite=lax`
    : `${cookie}=; path=/; max-age=0; samesite=lax`;
  if (theme) {
    document.documentElement.dataset.theme = theme;
  } else {
    delete document.documentElement.dataset.theme;
  }
}

/** Copies a text; whether the browser allowed it. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Scrolls to what a page is about, where it is out of sight. */
export function reveal(selector) {
  document.querySelector(selector)?.scrollIntoView({ block: "nearest" });
}
