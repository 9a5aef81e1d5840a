/** What is said between an application and a model: immutable data, the same for every provider. */
@NullMarked
package io.openheim.message;

import org.jspecify.annotations.NullMarked;
