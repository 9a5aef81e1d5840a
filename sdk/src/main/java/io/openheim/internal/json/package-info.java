/** A thin, exact layer over Moshi's streaming reader and writer. */
@NullMarked
package io.openheim.internal.json;

import org.jspecify.annotations.NullMarked;
