'use strict';
// Answers every run.
require('./session.cjs').answerUntil();
