/** Writes the generated classes; only here is JavaPoet used. */
@NullMarked
package io.openheim.processor.write;

import org.jspecify.annotations.NullMarked;
