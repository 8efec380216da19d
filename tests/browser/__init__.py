"""Pages as a browser shows them; skipped where there is no Chromium, or no Playwright to drive it."""
