/** What is known of a class that keeps to all the rules. */
@NullMarked
package io.openheim.processor.model;

import org.jspecify.annotations.NullMarked;
