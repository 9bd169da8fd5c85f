// The browser comes from @sparticuz/chromium or an installed one (see src/print); never from an install script.
module.exports = { skipDownload: true };
