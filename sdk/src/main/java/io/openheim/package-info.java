/**
 * The front door: build an {@link io.openheim.Agent}, prompt it.
 *
 * <pre>{@code
 * Agent agent = Agent.builder().model("openai/gpt-5.4-mini").tools(new Weather()).build();
 * System.out.println(agent.prompt("Do I need a coat in Oslo?"));
 * }</pre>
 */
@NullMarked
package io.openheim;

import org.jspecify.annotations.NullMarked;
