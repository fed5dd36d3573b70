Console.WriteLine("phasa");
