module github.com/launchbook/launchbook

go 1.26
