// Run from the root of the project, after "mvn -q compile":
//   jshell --class-path "$(cat jshell/target/classpath)" jshell/scripts/tools.jsh
// Tools without a class: methods typed at the top level, and lambdas.
import io.openheim.Agent
import io.openheim.ModelChoice
import io.openheim.tool.FunctionTool
import io.openheim.tool.Tool
import java.lang.invoke.MethodHandles

@Tool("Adds two numbers")
int add(int a, int b) {
  return a + b;
}

record Found(String word, int length) {}

var measure = FunctionTool.named("measure").
    description("Measures the length of a word").
    param("word", String.class, "the word, in quotes").
    call(word -> new Found(word, word.length()))

var agent = Agent.builder().
    model(ModelChoice.fromEnvironment().model()).
    tools(MethodHandles.lookup(), measure).
    build()
System.out.println(agent.prompt("Please add 2 and 40"))
System.out.println(agent.prompt("Please measure the length of the word \"tools\""))
/exit
