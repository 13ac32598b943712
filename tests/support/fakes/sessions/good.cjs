'use strict';
// Answers everything it is asked.
require('./session.cjs').answerUntil();
