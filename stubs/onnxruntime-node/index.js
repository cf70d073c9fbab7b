// Never loaded: the browser build of transformers.js does not import this package.
