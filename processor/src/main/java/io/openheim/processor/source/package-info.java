/** What source files are made of, what has to be true of it, and how problems are told. */
@NullMarked
package io.openheim.processor.source;

import org.jspecify.annotations.NullMarked;
