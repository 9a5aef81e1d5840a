/** The port to any model: ask it, stream its reply, and try again when that may help. */
@NullMarked
package io.openheim.llm;

import org.jspecify.annotations.NullMarked;
