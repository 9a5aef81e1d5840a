// Run from the root of the project, after "mvn -q compile":
//   jshell --class-path "$(cat jshell/target/classpath)" jshell/scripts/hello.jsh
import io.openheim.Agent
import io.openheim.ModelChoice
import io.openheim.tool.Tool

class Calculator {
  @Tool("Adds two numbers")
  int add(int a, int b) {
    return a + b;
  }
}

var choice = ModelChoice.fromEnvironment()
System.out.println(choice.reason())

var agent = Agent.builder().model(choice.model()).tools(new Calculator()).build()
System.out.println(agent.prompt("Please add 2 and 40"))
/exit
