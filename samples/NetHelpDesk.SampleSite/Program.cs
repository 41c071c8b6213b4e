using NetHelpDesk.Site;

SampleSite.Build(args).Run();
