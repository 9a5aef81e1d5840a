/**
 * What providers take of JSON Schema: a schema as a tree becomes one that they accept, and what
 * cannot be said in it moves into descriptions. Needs the JDK alone.
 */
@NullMarked
package io.openheim.shape.dialect;

import org.jspecify.annotations.NullMarked;
