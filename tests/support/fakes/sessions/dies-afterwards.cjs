'use strict';
// Answers every run, and dies on its way out.
const { answerUntil } = require('./session.cjs');

answerUntil();
process.abort();
