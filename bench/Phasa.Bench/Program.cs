using Phasa.Bench;

return await BenchCommandLine.RunAsync(args);
