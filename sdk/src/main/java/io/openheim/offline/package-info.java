/** An honest stand-in for a model, to rehearse tools without a key and without a network. */
@NullMarked
package io.openheim.offline;

import org.jspecify.annotations.NullMarked;
