/* Acts of a finalizer: each makes one call, with the few others that it needs, and returns its status. */
#ifndef FINALIZER_ACTS_H_
#define FINALIZER_ACTS_H_

#include "subject.h"

/* The act with a name: of the function that it calls, nothing or use-engine. NULL: there is none. */
Act FindAct(const char* name);

#endif /* FINALIZER_ACTS_H_ */
